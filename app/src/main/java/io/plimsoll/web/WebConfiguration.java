package io.plimsoll.web;

import io.plimsoll.access.IdempotencyRecords;
import io.plimsoll.audit.OwnTransaction;
import jakarta.servlet.MultipartConfigElement;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the shared plumbing in its place: what is read and written how, and what stands in front of the handlers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyLimits.class)
@EnableScheduling
class WebConfiguration implements WebMvcConfigurer {

    private static final int HEADERS_MAX_BYTES = 16 * 1024;
    private static final int PARAMETERS_MAX = 200;

    private final OwnTransaction records;
    private final InstantSource clock;

    WebConfiguration(OwnTransaction records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(WireJson.MAPPER));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        Identifiers.register(registry);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new StorableText.Parameters());
        interceptors.addInterceptor(new RefusedPages());
        interceptors.addInterceptor(new AuditorReads(records, clock)).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(new PageRefusals());
        resolvers.addFirst(new ProblemResolver());
    }

    /** Before security: no body is looked at that is too large, whoever sends it. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimits(
            BodyLimits limits, @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        FilterRegistrationBean<BodyLimitFilter> filter =
                new FilterRegistrationBean<>(new BodyLimitFilter(limits, problems));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    /** After security: answers are kept by caller, and only a permitted caller gets one again. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            IdempotencyRecords records,
            PlatformTransactionManager transactions,
            InstantSource clock,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        FilterRegistrationBean<IdempotencyFilter> filter =
                new FilterRegistrationBean<>(new IdempotencyFilter(records, transactions, clock, problems));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    MultipartConfigElement multipart(BodyLimits limits) {
        long file = limits.usageImport().toBytes();
        return new MultipartConfigElement(
                "", file, file, Math.toIntExact(DataSize.ofKilobytes(64).toBytes()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerLimits(BodyLimits limits) {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(HEADERS_MAX_BYTES));
            connector.setMaxParameterCount(PARAMETERS_MAX);
            connector.setMaxPartCount(10);
            connector.setMaxPostSize(Math.toIntExact(limits.other().toBytes()));
        });
    }
}
