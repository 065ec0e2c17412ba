package io.plimsoll.bpmn.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptRecordTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "{\"a\":\"x\\u0000y\"},         {\"a\":\"x\\ufffdy\"}",
                "{\"a\":\"\\u0000\\u0000\"},    {\"a\":\"\\ufffd\\ufffd\"}",
                "{\"a\":\"x\\\\u0000y\"},       {\"a\":\"x\\\\u0000y\"}",
                "{\"a\":\"x\\\\\\u0000y\"},     {\"a\":\"x\\\\\\ufffdy\"}",
                "{\"a\":\"\\u0001\"},           {\"a\":\"\\u0001\"}",
            })
    void replacesWhatPostgresqlCannotStore(String json, String stored) {
        assertThat(KeptRecord.storable(json)).isEqualTo(stored);
    }

    @Test
    void leavesOtherTextAlone() {
        String json = "{\"name\":\"Grüße 🚢\"}";
        assertThat(KeptRecord.storable(json)).isSameAs(json);
    }
}
