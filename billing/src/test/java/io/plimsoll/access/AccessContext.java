package io.plimsoll.access;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.audit.Audit;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The capability alone, with its transactions, on a database of its own. */
// No @Configuration: the app's tests scan this package too and have their own wiring.
@ComponentScan(basePackageClasses = {AccessContext.class, Audit.class})
@EnableTransactionManagement
class AccessContext {

    static AnnotationConfigApplicationContext open() {
        return new AnnotationConfigApplicationContext(AccessContext.class);
    }

    @Bean
    DataSource dataSource() {
        return PlimsollDatabase.fresh();
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
