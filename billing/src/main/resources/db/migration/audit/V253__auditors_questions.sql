-- Which decisions a row made, and which lines a decision made.
create index policy_decision_by_row on policy_decision using gin (row_ids);
create index invoice_line_by_decision on invoice_line_decision (policy_decision_id);
