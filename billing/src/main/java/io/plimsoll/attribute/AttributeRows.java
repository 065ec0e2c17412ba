package io.plimsoll.attribute;

import io.plimsoll.kernel.Actor;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.AttributeType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code attribute}. */
@Component
class AttributeRows {

    private static final String COLUMNS =
            "attribute_id, attribute_name, attribute_type, one_of, says, declared_by, declared_at";

    private final JdbcClient database;

    AttributeRows(JdbcClient database) {
        this.database = database;
    }

    List<DeclaredAttribute> all() {
        return database.sql("select " + COLUMNS + " from attribute order by attribute_name")
                .query((row, number) -> declared(row))
                .list();
    }

    /** Waits for tables that are being posted with it, so that who looks for uses afterwards sees them. */
    Optional<DeclaredAttribute> lock(String name) {
        return database.sql("select " + COLUMNS + " from attribute where attribute_name = :name for update")
                .param("name", name)
                .query((row, number) -> declared(row))
                .optional();
    }

    /** Keeps them as they are until the transaction ends; those that are gone are not answered. */
    List<DeclaredAttribute> hold(Collection<String> names) {
        return database.sql("select " + COLUMNS
                        + " from attribute where attribute_name = any(:names) order by attribute_name for share")
                .param("names", names.toArray(String[]::new))
                .query((row, number) -> declared(row))
                .list();
    }

    /** False when the name is taken. */
    boolean insert(Attribute attribute, Actor by, Instant at) {
        return database.sql("""
                                insert into attribute (attribute_name, attribute_type, one_of, says, declared_by, declared_at)
                                values (:name, :type, :words, :says, :by, :at)
                                on conflict on constraint one_attribute_per_name do nothing
                                """)
                        .param("name", attribute.name())
                        .param("type", attribute.type().name())
                        .param("words", attribute.oneOf().toArray(String[]::new))
                        .param("says", attribute.says())
                        .param("by", by.name())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void update(Attribute attribute) {
        database.sql("""
                        update attribute set attribute_type = :type, one_of = :words, says = :says
                        where attribute_name = :name
                        """)
                .param("name", attribute.name())
                .param("type", attribute.type().name())
                .param("words", attribute.oneOf().toArray(String[]::new))
                .param("says", attribute.says())
                .update();
    }

    void delete(String name) {
        database.sql("delete from attribute where attribute_name = :name")
                .param("name", name)
                .update();
    }

    /** Every text that is or was a value of it, without repetition. */
    List<String> valuesEver(long attributeId) {
        return database.sql("select distinct value from attribute_value where attribute_id = :id and value is not null")
                .param("id", attributeId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static DeclaredAttribute declared(ResultSet row) throws SQLException {
        Array words = row.getArray("one_of");
        return new DeclaredAttribute(
                row.getLong("attribute_id"),
                new Attribute(
                        row.getString("attribute_name"),
                        AttributeType.valueOf(row.getString("attribute_type")),
                        List.of((String[]) words.getArray()),
                        row.getString("says")),
                row.getString("declared_by"),
                row.getTimestamp("declared_at").toInstant());
    }
}
