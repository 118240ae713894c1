package org.pharos.community.web;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set about the public pages. */
@ObjectClassDefinition(id = CommunityPages.PID, name = "Public pages")
public @interface WebSettings {

    @AttributeDefinition(name = "Who runs this page", required = false,
            description = "Named on the first page, such as a national society")
    String operator() default "";

    @AttributeDefinition(name = "How to reach them", required = false,
            description = "An e-mail address or a telephone number")
    String contact() default "";
}
