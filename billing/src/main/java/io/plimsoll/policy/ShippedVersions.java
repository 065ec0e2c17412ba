package io.plimsoll.policy;

import io.plimsoll.kernel.Actor;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.RuleBase;
import io.plimsoll.rules.ShippedPolicies;
import java.time.InstantSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives each set that has no version yet the one it is shipped with, before anything can ask. Safe on several nodes at once. */
@Component
class ShippedVersions implements InitializingBean {

    private static final Actor SHIPPED = Actor.system("shipped");

    private final PolicyVersions versions;
    private final PolicySnapshots snapshots;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ShippedVersions(
            PolicyVersions versions,
            PolicySnapshots snapshots,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.versions = versions;
        this.snapshots = snapshots;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        RuleBase.compiled();
        PolicySets.ALL.stream()
                .map(ShippedPolicies::table)
                .forEach(table ->
                        transaction.executeWithoutResult(status -> versions.ship(table, SHIPPED, clock.instant())));
        snapshots.refresh();
    }
}
