package org.nearchive.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<span>6</span><span>月2</span><b>9</b>日 | 6月29日",
                "Cheong<wbr>ju | Cheongju",
                "Cheong&shy;ju | Cheongju",
                "Cheong&#8203;ju&#xFEFF; | Cheongju",
                "Увс<!-- Word --> айм<!-- x -->аг | Увс аймаг",
                "<ruby>島根<rp>(</rp><rt>しまね</rt><rp>)</rp></ruby>県 | 島根県",
                "충<font color=red>청</font>남도<o:p></o:p>에서 | 충청남도에서",
                "a<span> </span>b | a b",
                "a<span>\u200B</span>b | ab",
                "<b>Ch</b>\u200Bita\u200E | Chita",
                "e<i>\u0301</i>t\u00e9 | été",
                "shown<span style='display: none'>hidden</span><p hidden>hidden</p> | shown",
                "seen<template><p>unseen</p></template><object><p>unseen</p></object> | seen",
                "👨\u200D👩\u200D👧 family | 👨\u200D👩\u200D👧 family",
            })
    void inlineBordersNeitherAddNorDropAnything(String html, String text) {
        assertThat(CleanText.ofHtml(html)).isEqualTo(text);
    }

    @Test
    void aLineThatLooksPlainWouldNotBeChangedByThePatterns() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            for (String around : new String[] {"a%sb", "%s", "가%s", "1 %s 2", "%1$s%1$s"}) {
                String text = String.format(around, (char) c);
                String cleaned = java.text.Normalizer.normalize(CleanText.cleaned(text), java.text.Normalizer.Form.NFC);
                assertThat(CleanText.line(text)).as("U+%04X", c).isEqualTo(cleaned.strip());
            }
        }
    }

    @Test
    void aBreakBeginsALineAndPreformattedLinesStay() {
        assertThat(CleanText.ofHtml("Tot<br>tori<pre>one\n two</pre>three\nfour"))
                .isEqualTo("Tot\ntori\none\ntwo\nthree four");
    }
}
