package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.archive.NoRoomException;
import org.nearchive.archive.ReadOnlyException;

class FaultsTest {
    record Case(Throwable fault, int status, String code) {}

    static java.util.stream.Stream<Case> faults() {
        return java.util.stream.Stream.of(
                new Case(new NoRoomException("1 MB is left of 24 MB"), 507, "no_room"),
                new Case(new ReadOnlyException("data/ cannot be written to"), 503, "read_only"),
                new Case(new java.sql.SQLException("locked", "", 5), 503, "busy"),
                new Case(new java.io.IOException(new EOFException()), 400, "broken_body"),
                new Case(new java.io.IOException(new java.util.concurrent.TimeoutException()), 408, "too_slow"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfTheDiskOrOfTheClientHasAStatusOfItsOwn(Case one) {
        ProblemException problem = Objects.requireNonNull(Faults.problem(one.fault()));
        assertThat(problem.status().getCode()).isEqualTo(one.status());
        assertThat(problem.code()).isEqualTo(one.code());
        assertThat(problem.headers().containsKey("Retry-After")).isEqualTo(one.status() > 500);
    }

    @Test
    void aFaultOfOursHasNone() {
        assertThat(Faults.problem(new IllegalStateException("ours"))).isNull();
    }
}
