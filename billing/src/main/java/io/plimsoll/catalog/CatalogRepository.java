package io.plimsoll.catalog;

import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of meters and plans. */
@Component
class CatalogRepository {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, List<String>>> FILTERS = new TypeReference<>() {};

    private final JdbcClient database;

    CatalogRepository(JdbcClient database) {
        this.database = database;
    }

    List<Meter> meters() {
        return database.sql("select * from meter order by meter_key")
                .query((row, number) -> meter(row))
                .list();
    }

    Optional<Meter> meter(MeterKey key) {
        return database.sql("select * from meter where meter_key = :key")
                .param("key", key.value())
                .query((row, number) -> meter(row))
                .optional();
    }

    Optional<Meter> lock(MeterKey key) {
        return database.sql("select * from meter where meter_key = :key for no key update")
                .param("key", key.value())
                .query((row, number) -> meter(row))
                .optional();
    }

    /** Whether it was new. */
    boolean insertNew(MeterKey key, MeterFields fields, Instant at) {
        return withFields(database.sql("""
                                        insert into meter (meter_key, event_type, aggregation, property, unit,
                                                           unit_exponent, filters, created_at, updated_at)
                                        values (:key, :eventType, :aggregation, :property, :unit, :unitExponent,
                                                :filters::jsonb, :at, :at)
                                        on conflict (meter_key) do nothing
                                        """), key, fields, at).update() == 1;
    }

    void update(MeterKey key, MeterFields fields, Instant at) {
        withFields(database.sql("""
                                update meter
                                set event_type = :eventType, aggregation = :aggregation, property = :property,
                                    unit = :unit, unit_exponent = :unitExponent, filters = :filters::jsonb,
                                    updated_at = :at
                                where meter_key = :key
                                """), key, fields, at).update();
    }

    List<Plan> plans() {
        return database.sql("select * from plan order by plan_key")
                .query((row, number) -> plan(row))
                .list();
    }

    Optional<Plan> plan(PlanKey key) {
        return database.sql("select * from plan where plan_key = :key")
                .param("key", key.value())
                .query((row, number) -> plan(row))
                .optional();
    }

    Plan lock(PlanKey key) {
        return database.sql("select * from plan where plan_key = :key for update")
                .param("key", key.value())
                .query((row, number) -> plan(row))
                .single();
    }

    /** Whether it was new. */
    boolean insertNew(Plan plan) {
        return withPlan(database.sql("""
                                        insert into plan (plan_key, name, interval_months, alignment, created_at, updated_at)
                                        values (:key, :name, :intervalMonths, :alignment, :at, :at)
                                        on conflict (plan_key) do nothing
                                        """), plan, plan.createdAt()).update() == 1;
    }

    void update(Plan plan, Instant at) {
        withPlan(database.sql("""
                                update plan
                                set name = :name, interval_months = :intervalMonths, alignment = :alignment, updated_at = :at
                                where plan_key = :key
                                """), plan, at).update();
    }

    private static JdbcClient.StatementSpec withFields(
            JdbcClient.StatementSpec statement, MeterKey key, MeterFields fields, Instant at) {
        return statement
                .param("key", key.value())
                .param("eventType", fields.eventType())
                .param("aggregation", fields.aggregation().name())
                .param("property", fields.property())
                .param("unit", fields.unit())
                .param("unitExponent", fields.unitExponent())
                .param("filters", JSON.writeValueAsString(fields.filters()))
                .param("at", Timestamp.from(at));
    }

    private static JdbcClient.StatementSpec withPlan(JdbcClient.StatementSpec statement, Plan plan, Instant at) {
        return statement
                .param("key", plan.key().value())
                .param("name", plan.name())
                .param("intervalMonths", plan.intervalMonths())
                .param("alignment", plan.alignment().name())
                .param("at", Timestamp.from(at));
    }

    private static Meter meter(ResultSet row) throws SQLException {
        return new Meter(
                new MeterId(row.getInt("meter_id")),
                new MeterKey(row.getString("meter_key")),
                row.getString("event_type"),
                Aggregation.valueOf(row.getString("aggregation")),
                row.getString("property"),
                row.getString("unit"),
                row.getInt("unit_exponent"),
                JSON.readValue(row.getString("filters"), FILTERS));
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                new PlanKey(row.getString("plan_key")),
                row.getString("name"),
                row.getInt("interval_months"),
                Alignment.valueOf(row.getString("alignment")),
                row.getTimestamp("created_at").toInstant());
    }
}
