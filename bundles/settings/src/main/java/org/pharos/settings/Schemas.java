package org.pharos.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Reads from a bundle what its components understand. */
final class Schemas {

    private Schemas() {}

    static List<Schema> of(Bundle bundle, MetaTypeService metatype) {
        MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
        if (information == null) {
            return List.of();
        }
        List<Schema> schemas = new ArrayList<>();
        Stream.of(information.getPids()).map(pid -> schema(information, pid, false))
                .flatMap(Optional::stream).forEach(schemas::add);
        Stream.of(information.getFactoryPids()).map(pid -> schema(information, pid, true))
                .flatMap(Optional::stream).forEach(schemas::add);
        return schemas;
    }

    private static Optional<Schema> schema(MetaTypeInformation information, String pid, boolean factory) {
        try {
            ObjectClassDefinition definition = information.getObjectClassDefinition(pid, null);
            Map<String, Kind> properties = new TreeMap<>();
            for (AttributeDefinition one : definition.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
                properties.put(one.getID(), Kind.of(one));
            }
            return Optional.of(new Schema(pid, factory, properties));
        } catch (IllegalArgumentException noSuchDefinition) {
            return Optional.empty();
        }
    }
}
