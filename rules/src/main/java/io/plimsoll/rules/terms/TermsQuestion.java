package io.plimsoll.rules.terms;

import io.plimsoll.rules.Attributes;

/** By which fine print is this subscription calculated? */
public record TermsQuestion(String plan, String currency, Attributes attributes) {

    public TermsQuestion with(Attributes asked) {
        return new TermsQuestion(plan, currency, asked);
    }
}
