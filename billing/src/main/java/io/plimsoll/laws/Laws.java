package io.plimsoll.laws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Looks whether the laws hold, and remembers the last look. */
@Component
public class Laws {

    /** So many breaches of a law are named; all are counted. */
    public static final int SAMPLE = 50;

    /** What ended longer ago was looked at while it was young. */
    static final Duration LOOKS_BACK = Duration.ofDays(400);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Breach>> BREACHES = new TypeReference<>() {};

    private final JdbcClient database;

    Laws(JdbcClient database) {
        this.database = database;
    }

    /**
     * Looks at every law and remembers what was seen.
     *
     * @param now decides what is overdue; what ended more than 400 days before is left out
     */
    public List<LawCheck> check(Instant now) {
        return Arrays.stream(Law.values()).map(law -> check(law, now)).toList();
    }

    /** Looks at one law and remembers what was seen. */
    @Transactional
    public LawCheck check(Law law, Instant now) {
        // The query may name none of the parameters, so each is named once here.
        LawCheck seen = database.sql("""
                        with parameter as (select cast(:now as timestamptz), cast(:since as timestamptz)),
                        examined as (
                        %s
                        ),
                        breach as (select subject, customer, says from examined where holds is not true)
                        select (select count(*) from examined) as examined,
                               (select count(*) from breach) as breaches,
                               coalesce((select jsonb_agg(shown) from (select * from breach order by subject limit %d) shown), '[]')
                                   as sample
                        """.formatted(query(law), SAMPLE))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(LOOKS_BACK).atOffset(ZoneOffset.UTC))
                .query((row, number) -> seen(law, now, row))
                .single();
        remember(seen);
        return seen;
    }

    /** The last look at each law that was looked at, in the order of the laws. */
    public List<LawCheck> last() {
        return database
                .sql("select * from law_check")
                .query((row, number) -> seen(
                        Law.valueOf(row.getString("law")),
                        row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                        row))
                .list()
                .stream()
                .sorted(Comparator.comparing(LawCheck::law))
                .toList();
    }

    private void remember(LawCheck seen) {
        database.sql("""
                        insert into law_check (law, checked_at, examined, breaches, sample)
                        values (:law, :at, :examined, :breaches, :sample::jsonb)
                        on conflict (law) do update
                        set checked_at = excluded.checked_at, examined = excluded.examined,
                            breaches = excluded.breaches, sample = excluded.sample
                        """)
                .param("law", seen.law().name())
                .param("at", seen.checkedAt().atOffset(ZoneOffset.UTC))
                .param("examined", seen.examined())
                .param("breaches", seen.breaches())
                .param("sample", JSON.writeValueAsString(seen.sample()))
                .update();
    }

    private static LawCheck seen(Law law, Instant at, ResultSet row) throws SQLException {
        return new LawCheck(
                law,
                at,
                row.getLong("examined"),
                row.getLong("breaches"),
                JSON.readValue(row.getString("sample"), BREACHES));
    }

    /** The query that lists every case of the law with whether it holds. */
    public static String query(Law law) {
        try (InputStream file = Laws.class.getResourceAsStream(law.fileName())) {
            if (file == null) {
                throw new IllegalStateException("expected the query of " + law + " at " + law.fileName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
