package io.plimsoll.profile;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code attribute_value}. Never updated: the row in force is the one with the latest instant, then the latest id. */
@Component
class ProfileRows {

    private final JdbcClient database;

    ProfileRows(JdbcClient database) {
        this.database = database;
    }

    /** A value to write; exactly one of customer and subscription is there. */
    record NewValue(
            @Nullable CustomerId customer,
            @Nullable SubscriptionId subscription,
            long attributeId,
            Instant from,
            @Nullable String value) {}

    /** By attribute name, for each of those asked that has any. */
    Map<ValuesAt, Map<String, String>> inForce(Collection<ValuesAt> wanted) {
        List<ValuesAt> asked = List.copyOf(wanted);
        Map<ValuesAt, Map<String, String>> found = new HashMap<>();
        database.sql("""
                        select asked.number, attribute_name, in_force.value
                        from unnest(:customers::bigint[], :subscriptions::bigint[], :instants::timestamptz[])
                            with ordinality as asked (customer_id, subscription_id, at, number)
                        cross join lateral (
                            (select distinct on (attribute_id) attribute_id, value
                             from attribute_value of_customer
                             where of_customer.customer_id = asked.customer_id and effective_from <= asked.at
                             order by attribute_id, effective_from desc, attribute_value_id desc)
                            union all
                            (select distinct on (attribute_id) attribute_id, value
                             from attribute_value of_subscription
                             where of_subscription.subscription_id = asked.subscription_id and effective_from <= asked.at
                             order by attribute_id, effective_from desc, attribute_value_id desc)) in_force
                        join attribute using (attribute_id)
                        where in_force.value is not null
                        """)
                .param(
                        "customers",
                        asked.stream().map(one -> one.customer().value()).toArray(Long[]::new))
                .param(
                        "subscriptions",
                        asked.stream().map(one -> one.subscription().value()).toArray(Long[]::new))
                .param(
                        "instants",
                        asked.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(asked.get(row.getInt("number") - 1), none -> new TreeMap<>())
                            .put(row.getString("attribute_name"), row.getString("value"));
                });
        return found;
    }

    /** Everything ever said of these customers, oldest effect first. */
    Map<CustomerId, List<AttributeValue>> ofCustomers(Collection<CustomerId> ids) {
        return by(ids, "customer_id", CustomerId::value, CustomerId::new);
    }

    Map<SubscriptionId, List<AttributeValue>> ofSubscriptions(Collection<SubscriptionId> ids) {
        return by(ids, "subscription_id", SubscriptionId::value, SubscriptionId::new);
    }

    void insert(List<NewValue> values, Actor by, Instant at) {
        database.sql("""
                        insert into attribute_value
                            (attribute_id, customer_id, subscription_id, effective_from, value, set_by, set_at)
                        select attribute_id, customer_id, subscription_id, effective_from, value, :by, :at
                        from unnest(:attributes::bigint[], :customers::bigint[], :subscriptions::bigint[],
                                    :instants::timestamptz[], :values::text[])
                            with ordinality as new (attribute_id, customer_id, subscription_id, effective_from, value, number)
                        order by number
                        """)
                .param("attributes", values.stream().map(NewValue::attributeId).toArray(Long[]::new))
                .param(
                        "customers",
                        column(
                                values,
                                one -> one.customer() == null
                                        ? null
                                        : one.customer().value()))
                .param(
                        "subscriptions",
                        column(
                                values,
                                one -> one.subscription() == null
                                        ? null
                                        : one.subscription().value()))
                .param("instants", column(values, one -> one.from().toString()))
                .param("values", column(values, NewValue::value))
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    private <K> Map<K, List<AttributeValue>> by(
            Collection<K> ids, String column, Function<K, Long> number, Function<Long, K> id) {
        Map<K, List<AttributeValue>> values = new HashMap<>();
        database.sql("select " + column + """
                         as holder, attribute_name, value, effective_from, set_by, set_at
                        from attribute_value join attribute using (attribute_id)
                        where\s""" + column + """
                         = any(:ids)
                        order by effective_from, attribute_value_id
                        """)
                .param("ids", ids.stream().map(number).toArray(Long[]::new))
                .query(row -> {
                    values.computeIfAbsent(id.apply(row.getLong("holder")), none -> new ArrayList<>())
                            .add(value(row));
                });
        return values;
    }

    private static AttributeValue value(ResultSet row) throws SQLException {
        return new AttributeValue(
                row.getString("attribute_name"),
                row.getString("value"),
                row.getTimestamp("effective_from").toInstant(),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant());
    }

    private static @Nullable String[] column(List<NewValue> values, Function<NewValue, @Nullable Object> value) {
        return values.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
    }
}
