package io.plimsoll.rules.terms;

/** By which fine print is this subscription calculated? */
public record TermsQuestion(String plan, String currency) {}
