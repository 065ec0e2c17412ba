package io.plimsoll.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A process file as XML, for the test that holds drawings to their laws. */
record Drawing(BpmnProcess process, Document xml) {

    record Box(String id, int x, int y, int width, int height) {

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** One straight piece of a drawn flow. */
    record Segment(String flow, int x1, int y1, int x2, int y2) {

        boolean straight() {
            return x1 == x2 || y1 == y2;
        }

        /** Whether a horizontal and a vertical piece cross between their ends. */
        boolean crosses(Segment other) {
            Segment across = y1 == y2 ? this : other;
            Segment down = y1 == y2 ? other : this;
            return across.y1 == across.y2
                    && down.x1 == down.x2
                    && Math.min(across.x1, across.x2) < down.x1
                    && down.x1 < Math.max(across.x1, across.x2)
                    && Math.min(down.y1, down.y2) < across.y1
                    && across.y1 < Math.max(down.y1, down.y2);
        }
    }

    static Drawing of(BpmnProcess process) {
        try (InputStream file = Objects.requireNonNull(
                Drawing.class.getClassLoader().getResourceAsStream(process.resource()), process.resource())) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new Drawing(process, factory.newDocumentBuilder().parse(file));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("expected " + process.resource() + " to be XML", e);
        }
    }

    List<Element> all(String... localNames) {
        return Stream.of(localNames)
                .flatMap(name -> children(xml.getDocumentElement(), name).stream())
                .toList();
    }

    static List<Element> children(Element parent, String localName) {
        NodeList found = parent.getElementsByTagNameNS("*", localName);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            // <zeebe:userTask/> only marks the <bpmn:userTask> around it.
            if (!element.getNodeName().equals("zeebe:userTask")) {
                elements.add(element);
            }
        }
        return elements;
    }

    static Optional<Element> child(Element parent, String localName) {
        return children(parent, localName).stream().findFirst();
    }

    List<Element> flowNodes() {
        return all(
                "startEvent",
                "endEvent",
                "intermediateCatchEvent",
                "boundaryEvent",
                "serviceTask",
                "userTask",
                "exclusiveGateway",
                "eventBasedGateway",
                "subProcess");
    }

    /** The flows that a gateway chooses between; an event chooses behind an event-based one. */
    List<Element> waysOutOfGateways() {
        List<String> choosing = all("exclusiveGateway").stream()
                .map(gateway -> gateway.getAttribute("id"))
                .toList();
        return flows().stream()
                .filter(flow -> choosing.contains(flow.getAttribute("sourceRef")))
                .toList();
    }

    List<Element> flows() {
        return all("sequenceFlow");
    }

    List<Box> boxes() {
        return all("BPMNShape").stream()
                .map(shape -> {
                    Element bounds = child(shape, "Bounds").orElseThrow();
                    return new Box(
                            shape.getAttribute("bpmnElement"),
                            number(bounds, "x"),
                            number(bounds, "y"),
                            number(bounds, "width"),
                            number(bounds, "height"));
                })
                .toList();
    }

    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        for (Element edge : all("BPMNEdge")) {
            List<Element> points = children(edge, "waypoint");
            for (int i = 1; i < points.size(); i++) {
                segments.add(new Segment(
                        edge.getAttribute("bpmnElement"),
                        number(points.get(i - 1), "x"),
                        number(points.get(i - 1), "y"),
                        number(points.get(i), "x"),
                        number(points.get(i), "y")));
            }
        }
        return segments;
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    @Override
    public String toString() {
        return process.id();
    }
}
