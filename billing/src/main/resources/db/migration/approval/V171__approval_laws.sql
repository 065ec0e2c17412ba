-- What page and API refuse with better words, the tables refuse for everybody, plain SQL included.

create function refuse_activation(law text, detail text) returns void language plpgsql as $$
begin
    raise exception using errcode = 'check_violation', constraint = law, message = detail;
end $$;

-- The version of the set that is in force at an instant; nothing where none is.
create function policy_version_in_force(of_set text, at timestamptz) returns bigint language sql stable as $$
    select policy_version_id from policy_activation
    where policy_set = of_set and effective_from <= at
    order by effective_from desc, policy_activation_id desc
    limit 1
$$;

create function activation_stands_on_its_ground() returns trigger language plpgsql as $$
declare
    activated_hash text;
    newest record;
    submission policy_submission;
    approvals integer;
begin
    -- One activation of a set at a time, so that what is read here stays true until the transaction ends.
    perform pg_advisory_xact_lock(hashtext('policy_version:' || new.policy_set));
    select version_hash into activated_hash from policy_version
    where policy_version_id = new.policy_version_id and policy_set = new.policy_set;
    if activated_hash is null then
        perform refuse_activation('activation_is_of_its_set', 'expected a version of the set, but it is of another');
    end if;
    select policy_activation_id, version_hash, kind, policy_activation.policy_submission_id as of_submission into newest
    from policy_activation join policy_version using (policy_version_id)
    where policy_activation.policy_set = new.policy_set
    order by policy_activation_id desc limit 1;
    select * into submission from policy_submission where policy_submission_id = new.policy_submission_id;

    case new.kind
    when 'SHIPPED' then
        if newest.policy_activation_id is not null then
            perform refuse_activation('shipped_comes_first', 'expected a set without activations, but it has some');
        end if;
    when 'APPROVED' then
        select count(*) into approvals from policy_approval
        where policy_submission_id = new.policy_submission_id and approved_at <= new.activated_at;
        if submission.policy_set is distinct from new.policy_set or submission.version_hash is distinct from activated_hash then
            perform refuse_activation('approval_is_of_a_hash', 'expected the version that was submitted, but got another');
        elsif submission.state is distinct from 'SUBMITTED' or approvals < submission.approvals_required then
            perform refuse_activation('activation_needs_approvals',
                format('expected an open submission with %s approvals, but it is %s with %s',
                    submission.approvals_required, submission.state, approvals));
        elsif newest.version_hash is distinct from submission.base_hash then
            perform refuse_activation('approval_is_over_a_base', 'expected the base to be activated last, but another version was');
        elsif new.effective_from <> submission.effective_from
            and new.effective_from <> greatest(submission.effective_from, new.activated_at) then
            perform refuse_activation('approval_is_from_an_instant', 'expected the instant that was submitted, but got another');
        end if;
    when 'WITHDRAWN' then
        if newest.kind is distinct from 'APPROVED' or newest.of_submission is distinct from new.policy_submission_id then
            perform refuse_activation('only_the_newest_is_withdrawn', 'expected the set''s newest activation, but it is another');
        elsif not exists (
            select from policy_activation approved
            where approved.policy_activation_id = newest.policy_activation_id
                and approved.effective_from = new.effective_from and approved.effective_from > new.activated_at
                and new.policy_version_id = (
                    select policy_version_id from policy_activation
                    where policy_set = new.policy_set and effective_from <= new.effective_from
                        and policy_activation_id <> newest.policy_activation_id
                    order by effective_from desc, policy_activation_id desc limit 1)) then
            perform refuse_activation('withdrawn_before_it_takes_effect',
                'expected what is in force without the version, at the instant it would take effect, and before that instant');
        end if;
    when 'ROLLBACK' then
        if not exists (
            select from policy_activation earlier
            where earlier.policy_set = new.policy_set and earlier.policy_version_id = new.policy_version_id
                and earlier.effective_from <= new.activated_at
                and not exists (
                    select from policy_activation instead
                    where instead.policy_set = new.policy_set and instead.effective_from = earlier.effective_from
                        and instead.policy_activation_id > earlier.policy_activation_id
                        and instead.activated_at <= earlier.effective_from)) then
            perform refuse_activation('rollback_is_to_what_was_in_force',
                'expected a version that was in force before, but it never was');
        end if;
    else
        perform refuse_activation('activation_kind_is_known', 'expected SHIPPED, APPROVED, WITHDRAWN or ROLLBACK, but got another kind');
    end case;
    return new;
end $$;
create trigger activation_stands_on_its_ground before insert on policy_activation
    for each row execute function activation_stands_on_its_ground();

create function stays_as_written() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation', constraint = 'stays_as_written',
        message = format('expected %s to be appended to only, but got %s', tg_table_name, tg_op);
end $$;
create trigger activation_stays_as_written before update or delete on policy_activation
    for each row execute function stays_as_written();
create trigger approval_stays_as_written before update or delete on policy_approval
    for each row execute function stays_as_written();

create function approval_is_of_an_open_submission() returns trigger language plpgsql as $$
declare
    submission policy_submission;
begin
    select * into submission from policy_submission where policy_submission_id = new.policy_submission_id for update;
    if submission.state is distinct from 'SUBMITTED' or new.approved_at >= submission.expires_at then
        raise exception using errcode = 'check_violation', constraint = 'approval_is_of_an_open_submission',
            message = 'expected an open submission, but it has ended or expired';
    end if;
    return new;
end $$;
create trigger approval_is_of_an_open_submission before insert on policy_approval
    for each row execute function approval_is_of_an_open_submission();

create function submission_only_ends() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'SUBMITTED' then
            perform refuse_activation('submission_begins_open', 'expected SUBMITTED, but got ' || new.state);
        end if;
        return new;
    end if;
    if (to_jsonb(new) - '{state,ended_at,ended_by,end_reason}'::text[])
        <> (to_jsonb(old) - '{state,ended_at,ended_by,end_reason}'::text[]) then
        perform refuse_activation('submission_stays_as_submitted', 'expected only the end of a submission to be written');
    elsif old.state <> 'SUBMITTED' and not (old.state = 'APPROVED' and new.state = 'WITHDRAWN') then
        perform refuse_activation('submission_ends_once', 'expected an open submission, but it is ' || old.state);
    elsif new.state in ('APPROVED', 'WITHDRAWN') and (new.state = 'APPROVED' or old.state = 'APPROVED') and not exists (
        select from policy_activation
        where policy_submission_id = new.policy_submission_id and kind = new.state) then
        perform refuse_activation('submission_ends_with_its_activation', 'expected its activation first, but there is none');
    end if;
    return new;
end $$;
create trigger submission_only_ends before insert or update on policy_submission
    for each row execute function submission_only_ends();
