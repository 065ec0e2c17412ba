package io.plimsoll.policy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who had a hand in a version, by {@code Actor} name: each of its posters, and the editors of the drafts it came from. */
@Component
public class PolicyContributors {

    private final JdbcClient database;

    PolicyContributors(JdbcClient database) {
        this.database = database;
    }

    /** Remembers people, each once. Call it in the transaction that posts the version. */
    public void add(String set, String hash, Collection<String> people, Instant at) {
        database.sql("""
                        insert into policy_contributor (policy_set, version_hash, contributor, contributed_at)
                        select :set, :hash, person, :at from unnest(:people::text[]) as people (person)
                        on conflict on constraint one_entry_per_version_and_contributor do nothing
                        """)
                .param("set", set)
                .param("hash", hash)
                .param("people", people.stream().sorted().toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    public Set<String> of(String set, String hash) {
        return new TreeSet<>(database.sql("""
                        select contributor from policy_contributor where policy_set = :set and version_hash = :hash
                        """)
                .param("set", set)
                .param("hash", hash)
                .query(String.class)
                .list());
    }
}
