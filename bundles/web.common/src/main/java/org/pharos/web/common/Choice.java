package org.pharos.web.common;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pharos.web.common.view.Language;

/** The language a visitor chose, kept in a cookie; else what the browser wishes. */
final class Choice {

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "pharos-language";
    private static final int KEEP_S = (int) Duration.ofDays(365).toSeconds();

    private Choice() {}

    static Language of(HttpServletRequest request) {
        return kept(request).orElseGet(() -> Language.wished(request.getHeader("Accept-Language")));
    }

    private static Optional<Language> kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Stream.of(cookies).filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst().flatMap(cookie -> Language.of(cookie.getValue()));
    }

    /** Keeps a choice made by a link such as {@code ?lang=nl}, and sends the visitor to the same page without it. */
    static boolean made(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Language> chosen = request.getMethod().equals("GET") ? Language.of(request.getParameter(PARAMETER))
                : Optional.empty();
        if (chosen.isEmpty()) {
            return false;
        }
        Cookie cookie = new Cookie(COOKIE, chosen.get().tag());
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setMaxAge(KEEP_S);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        response.sendRedirect(samePage(request));
        return true;
    }

    /** Always a path of this server, however many slashes the request began with. */
    private static String samePage(HttpServletRequest request) {
        String path = '/' + request.getRequestURI().replaceFirst("^[/\\\\]+", "");
        String query = Stream.of(Optional.ofNullable(request.getQueryString()).orElse("").split("&"))
                .filter(part -> !part.isEmpty() && !part.startsWith(PARAMETER + '=')).collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + '?' + query;
    }
}
