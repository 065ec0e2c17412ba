package io.plimsoll;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Capabilities are the direct sub-packages. All of {@code io.plimsoll.rules} may be used by those that name it: it is a Maven
 * module that knows no Spring and so cannot say so by Modulith's annotation.
 */
public final class RulesAreOpen implements ApplicationModuleDetectionStrategy {

    private static final String RULES = "io.plimsoll.rules";

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage base) {
        return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(base);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
        return base.getName().equals(RULES)
                ? NamedInterfaces.forOpen(base)
                : ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(base, information);
    }
}
