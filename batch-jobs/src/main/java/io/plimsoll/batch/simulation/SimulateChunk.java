package io.plimsoll.batch.simulation;

import io.plimsoll.batch.BatchQueue;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.simulation.Simulating;
import io.plimsoll.simulation.Simulations;
import java.util.Objects;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Computes one chunk a call. Keeps nothing between calls: the place reached is the simulation's. */
record SimulateChunk(Simulations simulations, Simulating simulating) implements Tasklet {

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Object request = context.getStepContext().getJobParameters().get(BatchQueue.REQUEST);
        SimulationId id = new SimulationId((Long) Objects.requireNonNull(request));
        return RepeatStatus.continueIf(simulating.next(simulations.get(id)));
    }
}
