package io.plimsoll.workflow;

import io.plimsoll.outbox.Courier;
import io.plimsoll.outbox.Dispatch;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.workflow.BrokerRefusal.Why;
import java.time.InstantSource;

/** Empties the outbox towards the broker, a batch at a time; several nodes may each run one. */
class OutboxRelay implements Poller.Work {

    private static final int BATCH = 128;

    private final Outbox outbox;
    private final Courier courier;
    private final ProcessDeployment deployment;
    private final InstantSource clock;

    OutboxRelay(Outbox outbox, Courier courier, ProcessDeployment deployment, InstantSource clock) {
        this.outbox = outbox;
        this.courier = courier;
        this.deployment = deployment;
        this.clock = clock;
    }

    @Override
    public boolean doSome() {
        deployment.ensure();
        Dispatch dispatch = outbox.dispatch(BATCH, clock.instant(), courier);
        if (dispatch.carried() > 0 && dispatch.later() == dispatch.carried()) {
            deployment.repeatWhenBack();
            throw new BrokerRefusal(Why.UNREACHABLE, "the broker took none of %d messages".formatted(dispatch.later()));
        }
        return dispatch.carried() == BATCH;
    }
}
