package org.nearchive;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.VersionInfo;
import org.apache.lucene.util.Version;
import org.junit.jupiter.api.Test;

/** Versions that must not move by themselves: src/docs/decisions/0002-libraries.md says why. */
class VersionsTest {
    @Test
    void luceneAndItsIcuBelongTogether() {
        assertThat(Version.LATEST.toString()).isEqualTo("10.5.0");
        assertThat(VersionInfo.ICU_VERSION.getMajor()).isEqualTo(77);
    }

    @Test
    void jacksonIsOneVersionEverywhere() {
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString())
                .isEqualTo(com.fasterxml.jackson.core.json.PackageVersion.VERSION.toString())
                .startsWith("2.22.");
    }
}
