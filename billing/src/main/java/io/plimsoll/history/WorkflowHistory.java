package io.plimsoll.history;

import java.util.List;
import org.springframework.stereotype.Component;

/** What the workflows did, step by step. */
@Component
public class WorkflowHistory {

    /**
     * Brings the projections forward by up to {@code limit} records a partition. Safe to call from several nodes at once.
     *
     * @return the number of records projected, 0 when there was nothing to do
     */
    public int project(int limit) {
        throw new UnsupportedOperationException();
    }

    /** Empties the projections; the next calls of {@link #project} fill them again with the same rows. */
    public void rebuild() {
        throw new UnsupportedOperationException();
    }

    /** All steps of all instances about {@code subject}, in the order they were reached. */
    public List<WorkflowStep> stepsOf(String subject) {
        throw new UnsupportedOperationException();
    }

    public List<WorkflowInstance> instancesOf(String subject) {
        throw new UnsupportedOperationException();
    }

    public WorkflowInstance instance(long processInstanceKey) {
        throw new UnsupportedOperationException();
    }

    public List<WorkflowStep> stepsOf(long processInstanceKey) {
        throw new UnsupportedOperationException();
    }

    public List<WorkflowIncident> incidentsOf(long processInstanceKey) {
        throw new UnsupportedOperationException();
    }

    /** Incidents nobody has resolved, oldest first. */
    public List<WorkflowIncident> openIncidents(int limit) {
        throw new UnsupportedOperationException();
    }

    /** One row a partition; empty before the broker exported anything. */
    public List<HistoryLag> lag() {
        throw new UnsupportedOperationException();
    }
}
