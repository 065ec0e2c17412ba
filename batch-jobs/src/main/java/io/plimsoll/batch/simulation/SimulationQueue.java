package io.plimsoll.batch.simulation;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.simulation.Simulations;
import java.time.InstantSource;
import java.util.List;
import org.springframework.batch.core.job.Job;

/** The requested simulations that are too large to be answered at once. */
record SimulationQueue(Simulations simulations, InstantSource clock, Job job) implements BatchQueue {

    @Override
    public List<Long> unfinished() {
        return simulations.unfinished().stream().map(SimulationId::value).toList();
    }

    @Override
    public void began(long request) {
        simulations.begin(new SimulationId(request), clock.instant());
    }

    @Override
    public void completed(long request) {
        simulations.complete(new SimulationId(request), clock.instant());
    }

    @Override
    public void failed(long request, String reason) {
        simulations.fail(new SimulationId(request), reason, clock.instant());
    }
}
