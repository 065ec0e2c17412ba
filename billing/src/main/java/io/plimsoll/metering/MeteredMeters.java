package io.plimsoll.metering;

import io.plimsoll.catalog.MeterUse;
import io.plimsoll.kernel.MeterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the catalog whether a meter was ever moved. Asked only when somebody wants to change what a meter counts. */
@Component
class MeteredMeters implements MeterUse {

    private final JdbcClient database;

    MeteredMeters(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean isUsed(MeterId meter) {
        return database.sql("select exists (select from usage_bucket where meter_id = :meter)")
                .param("meter", meter.value())
                .query(Boolean.class)
                .single();
    }
}
