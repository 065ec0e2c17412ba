package io.plimsoll.customer;

/** What policy rows ask of customers, as some customers have it. */
public record CustomerKind(String segment, String country, String currency) {}
