package org.pharos.gateway.intake.dicom;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration as a component gets it: the defaults, but for a few values. */
final class Settings {

    private Settings() {}

    /** @param values by the names of the annotation's methods */
    static <T> T of(Class<T> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
