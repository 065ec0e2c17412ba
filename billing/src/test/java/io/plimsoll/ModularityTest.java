package io.plimsoll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void everyCapabilityUsesOnlyWhatItsPackageInfoNames() {
        ApplicationModules.of("io.plimsoll").verify();
    }

    @Test
    void ratingIsPure() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.plimsoll.rating", "io.plimsoll.kernel");
        noClasses()
                .that()
                .haveNameNotMatching(".*package-info")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "java.io..",
                        "java.net..",
                        "java.util.random.."))
                .because("the same inputs give the same charge, whoever asks and whenever")
                .check(classes);
    }
}
