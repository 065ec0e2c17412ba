package io.plimsoll.history;

import io.plimsoll.kernel.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the projections. */
@Repository
class Workflows {

    private static final String STEPS = """
            select process_instance_key, bpmn_process_id, element_id, element_type, s.state, s.started_at, s.ended_at
            from workflow_step s join workflow_instance i using (process_instance_key)
            """;

    private final JdbcClient database;

    Workflows(JdbcClient database) {
        this.database = database;
    }

    List<WorkflowInstance> instancesOf(String subject) {
        return database.sql(
                        "select * from workflow_instance where subject = :subject order by started_at, process_instance_key")
                .param("subject", subject)
                .query((row, n) -> instance(row))
                .list();
    }

    Optional<WorkflowInstance> instance(long processInstanceKey) {
        return database.sql("select * from workflow_instance where process_instance_key = :key")
                .param("key", processInstanceKey)
                .query((row, n) -> instance(row))
                .optional();
    }

    /** Newest first. */
    List<WorkflowInstance> list(WorkflowFilter filter, @Nullable PageCursor after, int limit) {
        StringBuilder where = new StringBuilder("where true");
        add(where, filter.processId(), " and bpmn_process_id = :process");
        add(where, filter.state(), " and state = :state");
        add(where, filter.subject(), " and subject = :subject");
        add(where, filter.customer(), " and customer = :customer");
        add(where, after, " and (started_at, process_instance_key) < (:afterStart::timestamptz, :afterKey)");
        if (filter.troubled()) {
            where.append(" and exists (select from workflow_incident f where f.resolved_at is null")
                    .append(" and f.process_instance_key = workflow_instance.process_instance_key)");
        }
        return database.sql("select * from workflow_instance " + where
                        + " order by started_at desc, process_instance_key desc limit :limit")
                .param("process", filter.processId())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("subject", filter.subject())
                .param("customer", filter.customer())
                .param("afterStart", after == null ? null : after.sortedBy())
                .param("afterKey", after == null ? null : after.id())
                .param("limit", limit)
                .query((row, n) -> instance(row))
                .list();
    }

    private static void add(StringBuilder where, @Nullable Object given, String condition) {
        if (given != null) {
            where.append(condition);
        }
    }

    List<WorkflowStep> stepsOf(String subject) {
        return database.sql(STEPS + " where subject = :subject order by i.started_at, process_instance_key, position")
                .param("subject", subject)
                .query((row, n) -> step(row))
                .list();
    }

    List<WorkflowStep> stepsOf(long processInstanceKey) {
        return database.sql(STEPS + " where process_instance_key = :key order by position")
                .param("key", processInstanceKey)
                .query((row, n) -> step(row))
                .list();
    }

    List<String> flowsTaken(long processInstanceKey) {
        return database.sql("""
                        select element_id from workflow_record
                        where process_instance_key = :key and value_type = 'PROCESS_INSTANCE'
                          and intent = 'SEQUENCE_FLOW_TAKEN'
                        order by position
                        """)
                .param("key", processInstanceKey)
                .query((row, n) -> row.getString("element_id"))
                .list();
    }

    List<WorkflowIncident> incidentsOf(long processInstanceKey) {
        return database.sql("select * from workflow_incident where process_instance_key = :key order by raised_at")
                .param("key", processInstanceKey)
                .query((row, n) -> incident(row))
                .list();
    }

    List<WorkflowIncident> openIncidents(int limit) {
        return database.sql("select * from workflow_incident where resolved_at is null order by raised_at limit :limit")
                .param("limit", limit)
                .query((row, n) -> incident(row))
                .list();
    }

    List<HistoryLag> lag() {
        return database.sql("""
                        select partition_id, exported_position, last_recorded_at, missing_positions,
                               (select count(*) from workflow_record r
                                where r.partition_id = e.partition_id
                                  and r.position > coalesce(p.projected_position, 0)) as unprojected
                        from workflow_export_progress e left join workflow_projection_progress p using (partition_id)
                        order by partition_id
                        """)
                .query((row, n) -> new HistoryLag(
                        row.getInt("partition_id"),
                        row.getLong("exported_position"),
                        time(row, "last_recorded_at"),
                        row.getLong("missing_positions"),
                        row.getLong("unprojected")))
                .list();
    }

    private static WorkflowInstance instance(ResultSet row) throws SQLException {
        return new WorkflowInstance(
                row.getLong("process_instance_key"),
                row.getString("bpmn_process_id"),
                row.getInt("process_version"),
                row.getString("subject"),
                WorkflowState.valueOf(row.getString("state")),
                time(row, "started_at"),
                timeOrNull(row, "ended_at"),
                row.getString("customer"));
    }

    private static WorkflowStep step(ResultSet row) throws SQLException {
        return new WorkflowStep(
                row.getLong("process_instance_key"),
                row.getString("bpmn_process_id"),
                row.getString("element_id"),
                row.getString("element_type"),
                WorkflowState.valueOf(row.getString("state")),
                time(row, "started_at"),
                timeOrNull(row, "ended_at"));
    }

    private static WorkflowIncident incident(ResultSet row) throws SQLException {
        return new WorkflowIncident(
                row.getLong("incident_key"),
                row.getLong("process_instance_key"),
                row.getString("element_id"),
                row.getString("error_type"),
                row.getString("message"),
                time(row, "raised_at"),
                timeOrNull(row, "resolved_at"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
