-- Nodes and billing runs hold on to "all activations up to this one". That is only true for ever when ids are handed out in the order of the
-- commits, so whoever activates waits for whoever is about to. A statement trigger, because it comes before the id is taken.
create function policy_activations_one_after_another() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('policy_activation'));
    return null;
end $$;
create trigger policy_activations_one_after_another before insert on policy_activation
    for each statement execute function policy_activations_one_after_another();

-- Told to every node when, and only when, the activation is committed; also one made in plain SQL.
create function policy_activation_told() returns trigger language plpgsql as $$
begin
    perform pg_notify('policy_activation', '');
    return null;
end $$;
create trigger policy_activation_told after insert or update or delete on policy_activation
    for each statement execute function policy_activation_told();
