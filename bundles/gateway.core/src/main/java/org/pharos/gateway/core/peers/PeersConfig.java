package org.pharos.gateway.core.peers;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Our name, and who may send. */
@ObjectClassDefinition(id = PeersConfig.PID, name = "Modalities", description = "The name of this box, and who may send"
        + " to it.")
public @interface PeersConfig {

    String PID = "org.pharos.gateway.core.peers";

    @AttributeDefinition(description = "The AE title this box answers to.")
    String aeTitle() default "PHAROS";

    @AttributeDefinition(description = "Who may send: AET, AET@ADDRESS or AET@NETWORK/BITS, separated by commas. A bare"
            + " AE title may call from anywhere. With #FINGERPRINT after it, it must show the certificate with that"
            + " SHA-256 fingerprint.")
    String modalities() default "";
}
