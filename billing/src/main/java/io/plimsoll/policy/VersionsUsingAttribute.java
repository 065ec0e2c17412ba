package io.plimsoll.policy;

import io.plimsoll.attribute.AttributeUse;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A version uses an attribute when its header names it; versions are never deleted, so it does for ever. */
@Component
class VersionsUsingAttribute implements AttributeUse {

    private final JdbcClient database;

    VersionsUsingAttribute(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<String> of(String attribute) {
        return database.sql("""
                        select 'version ' || version_number || ' of `' || policy_set || '`'
                        from policy_version
                        where :attribute = any(string_to_array(split_part(rows_csv, chr(10), 1), ','))
                        order by policy_set, version_number
                        """)
                .param("attribute", attribute)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
