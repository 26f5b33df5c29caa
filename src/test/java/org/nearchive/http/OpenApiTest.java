package org.nearchive.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.query.Facet;

class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete");
    /** Pages for people and what they are made of. */
    private static final Set<String> NO_API =
            Set.of("GET /", "GET /posts/{id}", "GET /entities/{id}", "GET /about", "GET /web/{hash}/{name}");

    @TempDir
    Path folder;

    @Test
    void theDocumentHasEveryRouteAndNoOther() throws Exception {
        try (Served served = Served.in(folder.resolve("data"))) {
            JsonNode document =
                    new YAMLMapper().readTree(served.get("/openapi.yaml").body());
            Set<String> documented = new TreeSet<>();
            Iterator<String> paths = document.path("paths").fieldNames();
            paths.forEachRemaining(path -> METHODS.stream()
                    .filter(method -> document.path("paths").path(path).has(method))
                    .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));
            Set<String> routes = new TreeSet<>(served.server.routes());
            routes.removeIf(NO_API::contains);
            assertThat(documented).isEqualTo(routes);
        }
    }

    @Test
    void everyFilterIsDocumentedWhereverASearchIsAsked() throws Exception {
        try (Served served = Served.in(folder.resolve("data"))) {
            JsonNode paths = new YAMLMapper()
                    .readTree(served.get("/openapi.yaml").body())
                    .path("paths");
            for (String path :
                    List.of("/api/v1/search", "/api/v1/timeline", "/api/v1/explain", "/api/v1/export", "/feed.atom")) {
                Set<String> names = new TreeSet<>();
                paths.path(path)
                        .path("get")
                        .path("parameters")
                        .forEach(parameter -> names.add(parameter
                                .path("$ref")
                                .asText(parameter.path("name").asText())
                                .replaceFirst(".*/", "")));
                assertThat(names)
                        .as(path)
                        .contains("q", "from", "to", "on_from", "on_to", "labels")
                        .containsAll(Facet.ALL.stream().map(Facet::name).toList());
            }
        }
    }
}
