// No validator: it would send the description to another server.
SwaggerUIBundle({ url: "/openapi.yml", dom_id: "#routes", deepLinking: true, validatorUrl: null });
