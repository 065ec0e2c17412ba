package io.plimsoll.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * The languages of the pages: what the reader chose by {@code ?lang=}, kept in a cookie; else what their browser asks for;
 * else English.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    static final Locale MALAY = Locale.of("ms");

    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, MALAY);

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver chosen = new CookieLocaleResolver("plimsoll-language");
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setRejectInvalidCookies(false);
        chosen.setDefaultLocaleFunction(request -> {
            // A program may send `*`, which names no language.
            String language = request.getLocale().getLanguage();
            Locale asked = request.getHeader("Accept-Language") == null || language.isEmpty()
                    ? null
                    : Locale.lookup(List.of(new Locale.LanguageRange(language)), KNOWN);
            return asked == null ? Locale.ENGLISH : asked;
        });
        return chosen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor();
        choice.setParamName("lang");
        choice.setIgnoreInvalidLocale(true);
        registry.addInterceptor(choice).excludePathPatterns("/api/**");
    }
}
