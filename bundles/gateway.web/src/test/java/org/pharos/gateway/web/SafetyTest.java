package org.pharos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.test.kit.Visitor;

class SafetyTest extends SiteFixture {

    private static final Pattern INLINE =
            Pattern.compile("<style|<script(?! src=\"/)|\\sstyle=|\\son[a-z]+=|javascript:",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noPageHoldsAnInlineScriptOrStyleNorLetsTheBrowserRunOne() throws Exception {
        String study = site.receive(1).opaque();
        site.box.turnedAway("CR7", RefusalReason.CALLING_AE_UNKNOWN, "CR7 is not on the list.");
        for (Visitor visitor : List.of(site.stranger(), site.operator())) {
            for (String path : List.of("/", "/studies", "/studies/" + study, "/studies/unknown", "/applications",
                    "/connections", "/checks", "/sign-in")) {
                HttpResponse<String> page = visitor.get(path);
                assertThat(INLINE.matcher(page.body()).results().map(found -> found.group()).toList()).as(path)
                        .isEmpty();
                assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"));
                assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            }
        }
    }

    @Test
    void thereIsNoDefaultKeyAndGuessersAreKeptWaiting() throws Exception {
        Visitor guesser = site.stranger();
        for (String guess : List.of("", "admin", "operator", "pharos", "0", "null", " ", "x".repeat(10_000), "\u0000",
                "'--")) {
            HttpResponse<String> answer = guesser.signIn(guess);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("That is not the key", "keys/operator.key")
                    .doesNotContain(site.key().strip());
        }
        HttpResponse<String> waiting = guesser.signIn("one more");
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.body()).contains("Too many wrong keys", "Wait a minute");
        assertThat(site.stranger().signIn(site.key()).statusCode()).as("the right key waits as well").isEqualTo(429);
    }

    @Test
    void theKeyCountsOnlyInAFormOfThisVisit() throws Exception {
        Visitor visitor = site.stranger();
        assertThat(visitor.post("/sign-in", Map.of("key", site.key())).statusCode()).isEqualTo(403);
        String anothers = Visitor.secretIn(site.stranger().get("/sign-in"));
        assertThat(visitor.post("/sign-in", Map.of("key", site.key(), "csrf", anothers)).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/").body()).doesNotContain("Sign out");
    }

    @Test
    void signsInUnderANewCookieAndOutAgain() throws Exception {
        Visitor visitor = site.stranger();
        String before = visitor.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
        HttpResponse<String> in = visitor.signIn(site.key());
        assertThat(in.statusCode()).isEqualTo(302);
        String after = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(after).contains("HttpOnly", "SameSite=Strict").isNotEqualTo(before);

        HttpResponse<String> home = visitor.get("/");
        assertThat(home.body()).contains("Sign out");
        visitor.post("/sign-in", Map.of("csrf", Visitor.secretIn(home), "out", "1"));
        assertThat(visitor.get("/").body()).doesNotContain("Sign out").contains("Sign in");
    }

    @Test
    void answersAnythingWithoutAStackTrace() throws Exception {
        for (String path : List.of("/studies/%00", "/studies/%0d%0aSet-Cookie:x", "/studies/..;/x", "/studies/%2F%2F",
                "/nowhere", "/studies?day=%0d%0a", "/connections?allow=CR7", "/checks/%2e%2e/", "/sign-in?key=x")) {
            HttpResponse<String> answer = site.stranger().get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            assertThat(answer.body()).as(path).doesNotContain("at org.", "Caused by");
            assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotStartWith("x");
        }
        assertThat(site.box.rules).isEmpty();
    }
}
