package io.plimsoll.security;

import io.plimsoll.access.ApiKeys;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.audit.RefusedAttempts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionTrackingMode;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The two doors: programs with a key, stateless; people with a session, against forged requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestRateLimits.class)
class SecurityConfiguration {

    static final String SIGN_IN = "/sign-in";

    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            HandlerAuthorization handlers,
            ApiKeys keys,
            RequestRateLimits limits,
            RefusedAttempts attempts,
            InstantSource clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .headers(SafeHeaders::on)
                // A bearer token is never sent by a browser on its own, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(new RefusedAttemptFilter(attempts, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new ApiKeyFilter(keys, limits, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasAuthority(Permission.OPERATE.name())
                                .anyRequest()
                                .access(handlers))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, missing) ->
                                problems.resolveException(request, response, null, missing))
                        .accessDeniedHandler((request, response, denied) ->
                                problems.resolveException(request, response, null, denied)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            HandlerAuthorization handlers,
            StaffUsers users,
            StaffSignIn signIn,
            RequestRateLimits limits,
            RefusedAttempts attempts,
            InstantSource clock) {
        HttpSessionRequestCache asked = PageDoor.askedPages();
        return http.headers(SafeHeaders::on)
                .authenticationProvider(signIn)
                .requestCache(cache -> cache.requestCache(asked))
                .addFilterAfter(new RefusedAttemptFilter(attempts, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignInRateFilter(limits), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new FreshCallerFilter(users), AnonymousAuthenticationFilter.class)
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        .usernameParameter("login")
                        .passwordParameter("password")
                        .successHandler(PageDoor.letIn(asked))
                        .failureHandler(PageDoor::refused))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(handlers))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(PageDoor::toSignIn).accessDeniedHandler(PageDoor::denied))
                .build();
    }

    @Bean
    CookieSameSiteSupplier sessionCookieStaysOnSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    /** The session is in a cookie that scripts cannot read, never in a URL. */
    @Bean
    ServletContextInitializer sessionCookie() {
        return servlet -> {
            servlet.setSessionTrackingModes(Set.copyOf(EnumSet.of(SessionTrackingMode.COOKIE)));
            servlet.getSessionCookieConfig().setName("plimsoll-session");
            servlet.getSessionCookieConfig().setHttpOnly(true);
        };
    }
}
