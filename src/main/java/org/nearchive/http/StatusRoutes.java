package org.nearchive.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.Failures;
import org.nearchive.archive.Token;
import org.nearchive.index.lucene.LuceneIndex;

/** {@code /status}, for everybody; {@code /failures}, for who has a token: names of files and folders stand in it. */
final class StatusRoutes {
    private final Archive archive;
    private final LuceneIndex index;
    private final Service service;
    private final Authority authority;

    StatusRoutes(Archive archive, LuceneIndex index, Service service, Authority authority) {
        this.archive = archive;
        this.index = index;
        this.service = service;
        this.authority = authority;
    }

    void status(Context context) throws IOException {
        new SearchParameters(context.queryParamMap()).refuseOthersThan(List.of());
        context.json(Status.of(archive, index, service.configFingerprint()));
    }

    /** An input that was refused, or a file that was not read whole. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FailureJson(
            @Nullable String input,
            @Nullable Integer line,
            @Nullable String post,
            @Nullable Integer number,
            @Nullable String fileName,
            @Nullable String sha256,
            String status,
            @Nullable String reason) {

        static FailureJson of(Failures.Failure failure) {
            boolean isInput = failure.post() == null;
            return new FailureJson(
                    failure.input(),
                    isInput && failure.line() > 0 ? failure.line() : null,
                    failure.post(),
                    isInput ? null : failure.number(),
                    failure.fileName(),
                    failure.sha256(),
                    failure.status(),
                    failure.reason());
        }
    }

    void failures(Context context) {
        authority.require(context, Token.Scope.READ);
        SearchParameters parameters = new SearchParameters(context.queryParamMap());
        parameters.refuseOthersThan(List.of("limit", "offset"));
        Page page = Page.of(parameters);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", archive.failures().count());
        answer.put(
                "failures",
                archive.failures().list(page.limit(), page.offset()).stream()
                        .map(FailureJson::of)
                        .toList());
        context.json(answer);
    }
}
