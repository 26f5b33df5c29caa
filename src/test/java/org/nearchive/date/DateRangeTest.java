package org.nearchive.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {
    @ParameterizedTest
    @CsvSource({
        "2023, 2023-01-01, 2023-12-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023-06-29, 2023-06-29, 2023-06-29",
        "2023-06..2024-01, 2023-06-01, 2024-01-31",
        "2022..2022, 2022-01-01, 2022-12-31",
    })
    void aWrittenRangeIncludesBothEnds(String written, String from, String to) {
        DateRange range = DateRange.parse(written);
        assertThat(range.from()).hasToString(from);
        assertThat(range.to()).hasToString(to);
    }

    @ParameterizedTest
    @CsvSource({"..2020, , 2020-12-31", "2024.., 2024-01-01, "})
    void anEndMayBeOpen(String written, String from, String to) {
        DateRange range = DateRange.parse(written);
        assertThat(range.from() == null ? null : range.from().toString()).isEqualTo(from);
        assertThat(range.to() == null ? null : range.to().toString()).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "23", "2023-13", "2023-02-30", "2024..2023", "June", "2023..x", "1..2..3"})
    void whatIsNoRangeIsRefusedInWords(String written) {
        assertThatThrownBy(() -> DateRange.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }
}
