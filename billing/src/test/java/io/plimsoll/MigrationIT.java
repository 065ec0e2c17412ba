package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationIT {

    @Test
    void migratesAnEmptyDatabase() {
        JdbcClient database = JdbcClient.create(PlimsollDatabase.fresh());
        assertThat(database.sql("select count(*) from invoice")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
