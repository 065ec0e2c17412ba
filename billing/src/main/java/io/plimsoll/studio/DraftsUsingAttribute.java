package io.plimsoll.studio;

import io.plimsoll.attribute.AttributeUse;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An open draft uses an attribute when one of its rows fills the attribute's column. */
@Component
class DraftsUsingAttribute implements AttributeUse {

    private final JdbcClient database;

    DraftsUsingAttribute(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<String> of(String attribute) {
        return database.sql("""
                        select 'draft dft_' || policy_draft_id || ' of `' || policy_set || '`'
                        from policy_draft
                        where state = 'OPEN'
                          and exists (select from jsonb_array_elements(rows) cells
                                      where coalesce(cells ->> :attribute, '') <> '')
                        order by policy_set, policy_draft_id
                        """)
                .param("attribute", attribute)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
