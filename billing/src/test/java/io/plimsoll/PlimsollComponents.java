package io.plimsoll;

import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The façades of some capabilities over a test's database, with their real transactions, as the app would wire them. */
public final class PlimsollComponents {

    private PlimsollComponents() {}

    /**
     * Wires the components of these capabilities.
     *
     * @param capabilities direct sub-packages of {@code io.plimsoll}: {@code customer}
     */
    public static AnnotationConfigApplicationContext over(DataSource database, String... capabilities) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        context.register(Transactions.class);
        context.scan(Companions.with(Arrays.stream(capabilities)
                .map(capability -> "io.plimsoll." + capability)
                .toList()));
        context.refresh();
        return context;
    }

    // No @Configuration: the app's tests scan this package too and have their own wiring.
    @EnableTransactionManagement
    static class Transactions {

        @Bean
        JdbcTransactionManager transactionManager(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        TransactionTemplate transactionTemplate(JdbcTransactionManager transactionManager) {
            return new TransactionTemplate(transactionManager);
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.shared();
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate jdbcTemplate) {
            return JdbcClient.create(jdbcTemplate);
        }
    }
}
