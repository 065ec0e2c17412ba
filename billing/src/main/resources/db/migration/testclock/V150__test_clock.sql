-- A sandbox's time: where its clock stands. No row outside sandboxes.
create table test_clock (
    only_one boolean primary key default true constraint there_is_one_test_clock check (only_one),
    stands_at timestamptz not null
);
