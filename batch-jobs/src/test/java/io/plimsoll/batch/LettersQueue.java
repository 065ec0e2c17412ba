package io.plimsoll.batch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A queue of the smallest kind: a request is a number of letters to write, one a transaction. */
final class LettersQueue implements BatchQueue {

    private final JdbcClient database;
    private final Job job;
    private volatile Consumer<Integer> beforeLetter = letter -> {};

    LettersQueue(JdbcClient database, JobRepository repository, PlatformTransactionManager transactions) {
        this.database = database;
        this.job = new JobBuilder("letters", repository)
                .start(new StepBuilder("write-letters", repository)
                        .tasklet(
                                (contribution, chunk) -> writeOne(
                                        requestOf(chunk.getStepContext().getJobParameters())),
                                transactions)
                        .build())
                .build();
    }

    static void createTables(JdbcClient database) {
        database.sql("""
                        create table letter_request (request_id bigint primary key, wanted int not null, state text not null, failure text);
                        create table letter (request_id bigint not null, letter int not null, primary key (request_id, letter))
                        """).update();
    }

    void beforeLetter(Consumer<Integer> action) {
        beforeLetter = action;
    }

    void request(long request, int wanted) {
        database.sql("insert into letter_request values (?, ?, 'QUEUED')")
                .params(request, wanted)
                .update();
    }

    String state(long request) {
        return database.sql("select state from letter_request where request_id = ?")
                .param(request)
                .query(String.class)
                .single();
    }

    int written(long request) {
        return database.sql("select count(*) from letter where request_id = ?")
                .param(request)
                .query(Integer.class)
                .single();
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public List<Long> unfinished() {
        return database.sql(
                        "select request_id from letter_request where state in ('QUEUED', 'RUNNING') order by request_id")
                .query((row, number) -> row.getLong(1))
                .list();
    }

    @Override
    public void began(long request) {
        become(request, "RUNNING", "");
    }

    @Override
    public void completed(long request) {
        become(request, "COMPLETED", "");
    }

    @Override
    public void failed(long request, String reason) {
        become(request, "FAILED", reason);
    }

    private void become(long request, String state, String failure) {
        database.sql("update letter_request set state = ?, failure = ? where request_id = ?")
                .params(state, failure, request)
                .update();
    }

    private RepeatStatus writeOne(long request) {
        int wanted = database.sql("select wanted from letter_request where request_id = ?")
                .param(request)
                .query(Integer.class)
                .single();
        int next = written(request) + 1;
        beforeLetter.accept(next);
        database.sql("insert into letter values (?, ?)").params(request, next).update();
        return RepeatStatus.continueIf(next < wanted);
    }

    private static long requestOf(Map<String, Object> parameters) {
        return (Long) Objects.requireNonNull(parameters.get(REQUEST));
    }
}
