package io.plimsoll;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void capabilitiesUseOnlyWhatTheirPackageInfoAllows() {
        ApplicationModules.of("io.plimsoll").verify();
    }
}
