package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.web.view.Say;
import org.pharos.web.common.SignIn;

/** Where the operator's key is given. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sign-in")
public final class SignInPage extends SignIn {

    private static final long serialVersionUID = 1L;

    @Activate
    public SignInPage(@Reference GatewayPages pages) {
        super(pages.sessions(), pages.operatorKey(), session ->
                pages.frame(Say.it("title-sign-in"), "/sign-in", session));
    }
}
