# Sourced by the other scripts: finds what a build and a run need, installs by apt what is missing, or says exactly
# what to install. Leaves JAVA_HOME set to a JDK 21 or newer.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
    printf '%s\n' "$*" >&2
    exit 2
}

# Prints the major version of the JDK in folder $1; nothing when there is none.
jdk_version() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk() {
    local candidate version best=0 found="" on_path=""
    if [ -n "${JAVA_HOME:-}" ]; then
        version=$(jdk_version "$JAVA_HOME")
        [ "${version:-0}" -ge 21 ] && return 0
    fi
    if command -v javac >/dev/null 2>&1; then
        on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
        version=$(jdk_version "$on_path")
        if [ "${version:-0}" -ge 21 ]; then
            JAVA_HOME=$on_path
            return 0
        fi
    fi
    for candidate in /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        version=$(jdk_version "$candidate")
        if [ "${version:-0}" -ge 21 ] && [ "$version" -gt "$best" ]; then
            best=$version
            found=$candidate
        fi
    done
    [ -n "$found" ] || return 1
    JAVA_HOME=$found
}

# Installs Debian packages; says what to do where that is not possible.
install() {
    if [ "$(id -u)" -ne 0 ]; then
        fail "Missing: $*. As root: apt-get install $*"
    fi
    echo "installing $* …" >&2
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null ||
        fail "apt-get could not install $*; install it by hand and try again"
}

need_jdk() {
    find_jdk && export JAVA_HOME && return
    local package
    if [ "$(id -u)" -eq 0 ]; then
        apt-get update -qq >/dev/null || true
    fi
    for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            install "$package"
            find_jdk && export JAVA_HOME && return
        fi
    done
    fail "Nearchive needs a JDK 21 or newer, and this system's apt has none: unpack one (for example Temurin 25) under /usr/lib/jvm or set JAVA_HOME to it."
}

need_maven() {
    command -v mvn >/dev/null 2>&1 || install maven
}

# What Tesseract needs to read words in pictures: prints the Debian packages that are missing.
tesseract_missing() {
    local languages language
    languages=$(tesseract --list-langs 2>/dev/null || true)
    command -v tesseract >/dev/null 2>&1 || echo tesseract-ocr
    for language in kor eng jpn chi_sim chi_tra rus mon; do
        grep -qx "$language" <<<"$languages" || echo "tesseract-ocr-${language/_/-}"
    done
}

need_tesseract() {
    local missing
    missing=$(tesseract_missing)
    [ -z "$missing" ] || install $missing
}

# A browser for the tests of the pages, with letters for all six languages; no other browser is fetched.
need_chromium() {
    local fonts=""
    fc-list 2>/dev/null | grep -qi cjk || fonts=fonts-noto-cjk
    command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || install chromium $fonts
    export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
}

# A run does without: files with words in pictures then say what is missing.
want_tesseract() {
    local missing
    missing=$(tesseract_missing)
    if [ -n "$missing" ] && [ "$(id -u)" -ne 0 ]; then
        echo "Words in pictures are not read. To have them, as root: apt-get install" $missing >&2
    elif [ -n "$missing" ]; then
        install $missing
    fi
}

# Maven without its chatter; Maven 3.8 on a new JDK prints warnings about itself that help nobody.
maven() {
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -version >/dev/null 2>&1 ||
        MAVEN_OPTS=${MAVEN_OPTS/--sun-misc-unsafe-memory-access=allow/}
    MAVEN_OPTS=$MAVEN_OPTS mvn -B -f "$here/pom.xml" "$@"
}

# Builds the jar when a source is newer than it.
need_jar() {
    jar=$here/target/nearchive.jar
    if [ -f "$jar" ] && [ -z "$(find "$here/src/main" "$here/index-config" "$here/pom.xml" -newer "$jar" -print -quit)" ]; then
        return
    fi
    need_maven
    echo "building nearchive.jar …" >&2
    maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true package >&2 || fail "the build failed, see above"
}
