package io.plimsoll.batch;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.annotation.Isolation;

/** Spring Batch on PostgreSQL: without the second annotation its repository would be in memory. */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing(taskExecutorRef = "batchTaskExecutor")
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
public class BatchConfiguration {

    /** The launcher has a thread for each queue and runs the job on it. No candidate for others that want an executor. */
    @Bean(defaultCandidate = false)
    TaskExecutor batchTaskExecutor() {
        return new SyncTaskExecutor();
    }

    @Bean
    BatchLauncher batchLauncher(
            List<BatchQueue> queues, DataSource dataSource, JobOperator operator, JobRepository repository) {
        return new BatchLauncher(queues, dataSource, new Executions(operator, repository));
    }
}
