package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.api.intake.TitleRules;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.gateway.web.template.JteconnectionsGenerated;
import org.pharos.gateway.web.template.JteconnectionsnowGenerated;
import org.pharos.gateway.web.view.ConnectionsView;
import org.pharos.gateway.web.view.Say;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.Tone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may send, who was turned away and how to let them in, and how the queues to the destinations stand. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/connections")
public final class ConnectionsPage extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsPage.class);

    private final transient GatewayPages pages;
    private final transient PeerDirectory peers;
    private final transient Outbox outbox;

    @Activate
    public ConnectionsPage(@Reference GatewayPages pages, @Reference PeerDirectory peers, @Reference Outbox outbox) {
        this.pages = pages;
        this.peers = peers;
        this.outbox = outbox;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        if (wantsPiece(request)) {
            ConnectionsView view = view(session, "");
            piece(response, output -> JteconnectionsnowGenerated.render(output, null, view));
        } else {
            show(response, HttpServletResponse.SC_OK, session, "");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        if (!genuine(request, response, session) || !operator(response, session)) {
            return;
        }
        Optional<Problem> problem = act(request);
        if (problem.isEmpty()) {
            response.sendRedirect("/connections");
        } else {
            show(response, problem.get().status(), session, problem.get().words());
        }
    }

    private record Problem(int status, String words) {}

    /** Does what the form asks. @return why it could not; empty when it is done */
    private Optional<Problem> act(HttpServletRequest request) {
        try {
            if (request.getParameter("allow") != null) {
                peers.allow(PeerRule.parseRule(request.getParameter("allow").strip()));
            } else if (request.getParameter("retry") != null) {
                outbox.retryNow(request.getParameter("retry"));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Problem(HttpServletResponse.SC_BAD_REQUEST, Say.it("allow-wrong", e.getMessage())));
        } catch (IOException e) {
            LOG.warn("A modality could not be allowed.", e);
            return Optional.of(new Problem(HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Say.it("not-written")));
        }
    }

    private void show(HttpServletResponse response, int status, Session session, String problem) throws IOException {
        ConnectionsView view = view(session, problem);
        page(response, status, pages.frame(Say.it("nav-connections"), "/connections", session),
                output -> JteconnectionsGenerated.render(output, null, view));
    }

    private ConnectionsView view(Session session, String problem) {
        List<PeerRule> rules = peers.rules();
        return new ConnectionsView(peers.aeTitle(), rules.stream().map(rule -> modality(rule, rules)).toList(),
                peers.refusedAttempts().stream().map(attempt -> turnedAway(attempt, rules)).toList(),
                outbox.queues().stream().map(this::queue).toList(), session.operator() ? session.csrf() : "", problem);
    }

    private static ConnectionsView.Modality modality(PeerRule rule, List<PeerRule> rules) {
        TitleRules title = TitleRules.of(rule.aeTitle(), rules);
        if (title.overrules(rule)) {
            return new ConnectionsView.Modality(rule.aeTitle(), rule.network(),
                    Say.it("bound-elsewhere", rule.aeTitle()));
        }
        return new ConnectionsView.Modality(rule.aeTitle(), from(rule), title.certificates() > 1
                ? Say.it("bound-several", rule.aeTitle(), title.certificates()) : "");
    }

    private static String from(PeerRule rule) {
        if (!rule.certificate().isEmpty()) {
            return Say.it("bound", rule.network(), rule.certificate());
        }
        return rule.network().equals(PeerRule.ANYWHERE) ? Say.it("anywhere") : rule.network();
    }

    private ConnectionsView.TurnedAway turnedAway(RefusedAttempt attempt, List<PeerRule> rules) {
        return new ConnectionsView.TurnedAway(TurnedAway.what(attempt) + ' ' + TurnedAway.why(attempt),
                TurnedAway.who(attempt),
                pages.time(attempt.lastAt()), attempt.count(),
                TurnedAway.ruleThatLetsIn(attempt, TitleRules.of(attempt.peer().calling(), rules)));
    }

    private ConnectionsView.Queue queue(DestinationQueue queue) {
        return new ConnectionsView.Queue(queue.destination().name(), queue.destination().address(), tone(queue),
                state(queue), queue.lastError(),
                queue.waiting(), queue.uncommitted(), queue.refused(), pages.time(queue.lastSuccess()),
                pages.time(queue.nextTry()));
    }

    private static Tone tone(DestinationQueue queue) {
        if (!queue.lastError().isEmpty()) {
            return Tone.WARN;
        } else if (busy(queue)) {
            return Tone.BUSY;
        } else if (queue.refused() > 0) {
            return Tone.WARN;
        }
        return queue.lastSuccess().isPresent() ? Tone.GOOD : Tone.WAITING;
    }

    /** A destination that was given nothing yet is not called all right: whether it answers is among the checks. */
    private static String state(DestinationQueue queue) {
        if (!queue.lastError().isEmpty()) {
            return Say.it("queue-again");
        } else if (busy(queue)) {
            return Say.it("queue-busy");
        } else if (queue.refused() > 0) {
            return Say.it("queue-refused");
        }
        return queue.lastSuccess().isPresent() ? Say.it("queue-ok") : Say.it("queue-idle");
    }

    private static boolean busy(DestinationQueue queue) {
        return queue.waiting() > 0 || queue.uncommitted() > 0;
    }
}
