package io.plimsoll.rules.terms;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import java.util.Map;

/** By which fine print is it calculated? */
public final class TermsSet implements PolicySet<TermsQuestion, TermsDecision> {

    @Override
    public String name() {
        return "terms";
    }

    @Override
    public String asks() {
        return "By which fine print is it calculated?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.FIRST;
    }

    @Override
    public Map<String, String> words(TermsQuestion question) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public TermsQuestion question(Map<String, String> words) {
        throw new UnsupportedOperationException("not yet");
    }
}
