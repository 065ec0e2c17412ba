package io.plimsoll.web.laws;

import io.plimsoll.laws.Breach;
import io.plimsoll.laws.Law;
import io.plimsoll.laws.LawCheck;
import io.plimsoll.laws.Laws;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The laws of the books and the last look at each. */
@Tag(name = "Laws")
@RestController
@RequestMapping("/api/v1/laws")
class LawsApi {

    private final Laws laws;
    private final InstantSource clock;

    LawsApi(Laws laws, InstantSource clock) {
        this.laws = laws;
        this.clock = clock;
    }

    record LawAnswer(
            Law law,
            boolean holds,
            Instant checkedAt,
            long examined,
            long breaches,
            List<Breach> sample,
            String query) {

        static LawAnswer of(LawCheck of) {
            return new LawAnswer(
                    of.law(),
                    of.holds(),
                    of.checkedAt(),
                    of.examined(),
                    of.breaches(),
                    of.sample(),
                    Laws.query(of.law()));
        }
    }

    record LawsAnswer(boolean ok, List<LawAnswer> laws) {

        static LawsAnswer of(List<LawCheck> checks) {
            return new LawsAnswer(
                    checks.stream().allMatch(LawCheck::holds),
                    checks.stream().map(LawAnswer::of).toList());
        }
    }

    @Operation(
            summary = "The last look at each law",
            description = "With the query that lists its cases, and the first fifty cases that break it.")
    @GetMapping
    @Requires(Permission.READ_WORKFLOWS)
    LawsAnswer last() {
        return LawsAnswer.of(laws.last());
    }

    @Operation(summary = "Look at every law now")
    @PostMapping("/checks")
    @Requires(Permission.OPERATE)
    LawsAnswer check() {
        return LawsAnswer.of(laws.check(clock.instant()));
    }
}
