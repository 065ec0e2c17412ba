package io.plimsoll.batch;

import java.util.List;
import org.springframework.batch.core.job.Job;

/**
 * A durable queue that a batch job works off: a table of requests that are QUEUED, RUNNING, COMPLETED or FAILED. Declare
 * one as a bean and {@link BatchLauncher} gives it a thread.
 */
public interface BatchQueue {

    /** The identifying parameter every job is started with: the request's number. */
    String REQUEST = "request";

    /** The job that works on one request; its name also names the queue's locks, so it never changes. */
    Job job();

    /** Requests that are QUEUED or RUNNING, oldest first; RUNNING ones may be a dead process's. */
    List<Long> unfinished();

    /** The job is about to start, or to start again after a crash. */
    void began(long request);

    /** The job ran to its end; may be told twice. */
    void completed(long request);

    /** The job gave up; what it committed stays. */
    void failed(long request, String reason);
}
