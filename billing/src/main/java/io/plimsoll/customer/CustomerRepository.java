package io.plimsoll.customer;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customer table. */
@Component
class CustomerRepository {

    private static final String COLUMNS =
            "customer_id, customer_key, name, currency, country, segment, time_zone, email, locale, quiet_from, quiet_until, subscribed_at, created_at";

    private final JdbcClient database;

    CustomerRepository(JdbcClient database) {
        this.database = database;
    }

    /** A customer, and whether money and periods were fixed with its currency and zone. */
    record Stored(Customer customer, boolean subscribed) {}

    /** Inserts those whose keys are new and answers these keys; keys are taken in order, so that two writers do not deadlock. */
    Set<CustomerKey> insertNew(Map<CustomerKey, CustomerFields> customers, Instant at) {
        return new HashSet<>(withArrays(database.sql("""
                                insert into customer (customer_key, name, currency, country, segment, time_zone, email,
                                                      locale, quiet_from, quiet_until, created_at, updated_at)
                                select key, name, currency, country, segment, zone, email, locale, quiet_from::time, quiet_until::time, :at, :at
                                from unnest(:keys, :names, :currencies, :countries, :segments, :zones, :emails, :locales,
                                            :quietFroms, :quietUntils)
                                    fields (key, name, currency, country, segment, zone, email, locale, quiet_from, quiet_until)
                                order by fields.key
                                on conflict (customer_key) do nothing
                                returning customer_key
                                """), customers, at)
                .query((row, number) -> new CustomerKey(row.getString(1)))
                .list());
    }

    void update(Map<CustomerKey, CustomerFields> customers, Instant at) {
        withArrays(database.sql("""
                                update customer
                                set name = fields.name, currency = fields.currency, country = fields.country,
                                    segment = fields.segment, time_zone = fields.zone, email = fields.email,
                                    locale = fields.locale, quiet_from = fields.quiet_from::time,
                                    quiet_until = fields.quiet_until::time,
                                    updated_at = :at
                                from unnest(:keys, :names, :currencies, :countries, :segments, :zones, :emails, :locales,
                                            :quietFroms, :quietUntils)
                                    fields (key, name, currency, country, segment, zone, email, locale, quiet_from, quiet_until)
                                where customer_key = fields.key
                                """), customers, at).update();
    }

    /** Against other writers; usage that refers to the customers goes on coming in meanwhile. */
    List<Stored> lock(Collection<CustomerKey> keys) {
        return database.sql("select " + COLUMNS
                        + " from customer where customer_key = any(:keys) order by customer_key for no key update")
                .param("keys", texts(keys, CustomerKey::value))
                .query((row, number) -> new Stored(customer(row), row.getTimestamp("subscribed_at") != null))
                .list();
    }

    Optional<Customer> markSubscribed(CustomerKey key, Instant at) {
        return database.sql("""
                        update customer set subscribed_at = coalesce(subscribed_at, :at)
                        where customer_key = :key
                        returning *
                        """)
                .param("key", key.value())
                .param("at", Timestamp.from(at))
                .query((row, number) -> customer(row))
                .optional();
    }

    List<Customer> byKeys(Collection<CustomerKey> keys) {
        return database.sql("select " + COLUMNS + " from customer where customer_key = any(:keys)")
                .param("keys", texts(keys, CustomerKey::value))
                .query((row, number) -> customer(row))
                .list();
    }

    List<Customer> byIds(Collection<CustomerId> ids) {
        return database.sql("select " + COLUMNS + " from customer where customer_id = any(:ids)")
                .param("ids", ids.stream().map(CustomerId::value).toArray(Long[]::new))
                .query((row, number) -> customer(row))
                .list();
    }

    List<Customer> list(@Nullable String search, @Nullable PageCursor after, int limit) {
        return database.sql("select " + COLUMNS + """
                         from customer
                        where (:search::text is null
                               or strpos(lower(name), lower(:search)) > 0
                               or strpos(lower(customer_key), lower(:search)) > 0)
                          and (:afterId::bigint is null or (lower(name), customer_id) > (lower(:afterName::text), :afterId::bigint))
                        order by lower(name), customer_id
                        limit :limit
                        """)
                .param("search", search)
                .param("afterName", after == null ? null : after.sortedBy())
                .param("afterId", after == null ? null : after.id())
                .param("limit", limit)
                .query((row, number) -> customer(row))
                .list();
    }

    /** Each combination of the words that policy rows ask for, once. */
    List<CustomerKind> kinds() {
        return database.sql("select distinct segment, country, currency from customer")
                .query((row, number) ->
                        new CustomerKind(row.getString("segment"), row.getString("country"), row.getString("currency")))
                .list();
    }

    private static JdbcClient.StatementSpec withArrays(
            JdbcClient.StatementSpec statement, Map<CustomerKey, CustomerFields> customers, Instant at) {
        Collection<CustomerFields> fields = customers.values();
        return statement
                .param("keys", texts(customers.keySet(), CustomerKey::value))
                .param("names", texts(fields, CustomerFields::name))
                .param("currencies", texts(fields, field -> field.currency().getCurrencyCode()))
                .param("countries", texts(fields, CustomerFields::country))
                .param("segments", texts(fields, CustomerFields::segment))
                .param("zones", texts(fields, field -> field.timeZone().getId()))
                .param("emails", texts(fields, CustomerFields::email))
                .param("locales", texts(fields, field -> field.locale().getLanguage()))
                .param("quietFroms", texts(fields, field -> quiet(field, QuietHours::from)))
                .param("quietUntils", texts(fields, field -> quiet(field, QuietHours::until)))
                .param("at", Timestamp.from(at));
    }

    private static @Nullable String quiet(CustomerFields fields, Function<QuietHours, LocalTime> end) {
        QuietHours quiet = fields.quietHours();
        return quiet == null ? null : end.apply(quiet).toString();
    }

    private static @Nullable QuietHours quietHours(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        return from == null ? null : new QuietHours(from, row.getObject("quiet_until", LocalTime.class));
    }

    private static <T> @Nullable String[] texts(Collection<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                new CustomerId(row.getLong("customer_id")),
                new CustomerKey(row.getString("customer_key")),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                row.getString("country"),
                row.getString("segment"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("email"),
                Locale.of(row.getString("locale")),
                quietHours(row),
                row.getTimestamp("created_at").toInstant());
    }
}
