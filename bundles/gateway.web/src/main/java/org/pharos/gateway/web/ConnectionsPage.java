package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.gateway.web.template.JteconnectionsGenerated;
import org.pharos.gateway.web.view.ConnectionsView;
import org.pharos.web.common.PageServlet;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/** Who may send, who was turned away and how to let them in, and how the queues to the destinations stand. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/connections")
public final class ConnectionsPage extends PageServlet {

    private static final long serialVersionUID = 1L;

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
        show(response, HttpServletResponse.SC_OK, pages.sessions().of(request, response), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = pages.sessions().of(request, response);
        if (!genuine(request, response, session) || !operator(response, session)) {
            return;
        }
        try {
            if (request.getParameter("allow") != null) {
                peers.allow(PeerRule.parseRule(request.getParameter("allow").strip()));
            } else if (request.getParameter("retry") != null) {
                outbox.retryNow(request.getParameter("retry"));
            }
            response.sendRedirect("/connections");
        } catch (IllegalArgumentException e) {
            show(response, HttpServletResponse.SC_BAD_REQUEST, session, "That cannot be allowed: " + e.getMessage() + '.');
        } catch (IOException e) {
            show(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, session,
                    "The configuration could not be written; nothing has changed. Look at the disk and the folder config/.");
        }
    }

    private void show(HttpServletResponse response, int status, Session session, String problem) throws IOException {
        ConnectionsView view = new ConnectionsView(peers.aeTitle(),
                peers.rules().stream().map(rule -> new ConnectionsView.Modality(rule.aeTitle(),
                        rule.network().equals(PeerRule.ANYWHERE) ? "anywhere (only the name is checked)" : rule.network())).toList(),
                peers.refusedAttempts().stream().map(this::turnedAway).toList(),
                outbox.queues().stream().map(this::queue).toList(), session.operator() ? session.csrf() : "", problem);
        page(response, status, pages.frame("Connections", "/connections", session),
                output -> JteconnectionsGenerated.render(output, null, view));
    }

    private ConnectionsView.TurnedAway turnedAway(RefusedAttempt attempt) {
        boolean canBeAllowed = attempt.reason() == RefusalReason.CALLING_AE_UNKNOWN
                || attempt.reason() == RefusalReason.ADDRESS_NOT_ALLOWED;
        String address = attempt.peer().address().getHostAddress();
        return new ConnectionsView.TurnedAway(attempt.words(), attempt.peer().calling() + " from " + address, pages.time(attempt.lastAt()),
                attempt.count(), canBeAllowed ? attempt.peer().calling() + '@' + address : "");
    }

    private ConnectionsView.Queue queue(DestinationQueue queue) {
        boolean failing = !queue.lastError().isEmpty();
        boolean busy = queue.waiting() > 0 || queue.uncommitted() > 0;
        Tone tone = failing ? Tone.WARN : busy ? Tone.BUSY : queue.refused() > 0 ? Tone.WARN : Tone.GOOD;
        String state = failing ? "trying again" : busy ? "busy" : queue.refused() > 0 ? "refused some" : "all right";
        return new ConnectionsView.Queue(queue.destination().name(), queue.destination().address(), tone, state, queue.lastError(),
                queue.waiting(), queue.uncommitted(), queue.refused(), pages.time(queue.lastSuccess()),
                pages.time(queue.nextTry()));
    }
}
